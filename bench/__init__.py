"""Measures how fast the portal and other servers send the same pages: make bench."""
