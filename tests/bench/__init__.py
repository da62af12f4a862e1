"""What the server costs, beside the limit: a bare Flask view that does nothing but insert or read a row."""
