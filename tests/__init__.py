"""The tests of Partnerboard; README.md says which kind goes where."""
