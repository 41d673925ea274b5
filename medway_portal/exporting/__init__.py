"""The whole portal as static files: a copy that a web server can show by itself."""
