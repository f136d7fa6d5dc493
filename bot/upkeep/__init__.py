"""What keeps a running installation understandable: its log lines, and the number of a request in them."""
