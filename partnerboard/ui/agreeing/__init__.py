"""The agreements page: one section at a time, each with its table and its forms, all writing through one core."""
