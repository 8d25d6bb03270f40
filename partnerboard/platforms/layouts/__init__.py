"""Files of no known kind: what their columns mean is proposed from the data, confirmed by a person, and declared.

    table = unknown_table(path)                                 # partnerboard.ingest.unknown; nothing is stored
    proposal = propose(table)                                   # .rows, .proposed (each with evidence), .evidence
    answer = proposal.with_answers(said)                        # Said() at first; put the answers in and ask again
    if isinstance(answer, Layout):
        save(warehouse, answer, by=who, at_utc=now)             # partnerboard.ingest.layouts; a version of its own
        load(warehouse, path, ...)                              # recognised by its header from now on
    else:
        for question in answer: ...                             # .key (of Said), .sentence, .options, .cells

`Answers(layout=name)` reads a file with one layout, whatever else would know it. `notation.write` and `notation.read`
are a layout's TOML file.
"""
