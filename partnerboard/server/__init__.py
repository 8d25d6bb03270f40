"""Routes and middleware around the pages: health, headers, hosts, admission, browser files, start and stop."""
