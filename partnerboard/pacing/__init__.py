"""Agreed against actual, as pure arithmetic: what is expected by now, the pace, the status, the outlook."""
