"""Files that partners hand in through a link: looked at, staged apart, and loaded only when somebody accepts them."""
