"""The invented partnership "Move Well Together": its people, posts, agreements, and the exports it would hand in."""
