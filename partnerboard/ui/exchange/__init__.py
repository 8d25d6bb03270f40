"""The exchange with partners: their files handed in and answered, and their answers to proposed values."""
