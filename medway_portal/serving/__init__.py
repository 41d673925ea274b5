"""Serving: finished answers, kept in memory, and Django behind them for what is not there yet."""
