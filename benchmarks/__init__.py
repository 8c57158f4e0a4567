"""Timings and scores; tools of the developer, not installed."""
