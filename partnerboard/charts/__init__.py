"""DataFrame in, figure out: every chart of the pages, and the only code that knows Plotly and colours."""
