"""Everything between a visitor and an answer: gate, filters, words, cards, tables, charts on the page."""
