"""Divisions of tasks (任务分解): who leads, who supports."""

from .division import division as division
