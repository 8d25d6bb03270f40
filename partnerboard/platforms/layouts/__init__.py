"""Files of no known kind: what their columns mean is proposed from the data, confirmed by a person, and declared."""
