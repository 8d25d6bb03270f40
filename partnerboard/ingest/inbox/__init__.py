"""The drop folder: files put there are loaded one by one and moved aside, each with a receipt beside it."""
