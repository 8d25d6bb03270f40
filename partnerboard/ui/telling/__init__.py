"""What pages say: answers of the insights turned into sentences, cards, chart frames and table columns. No I/O."""
