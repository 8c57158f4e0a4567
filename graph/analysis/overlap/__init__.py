"""Where agencies overlap: one kind of finding a file."""

from .finding import Finding as Finding
from .finding import Kind as Kind
from .promise import Number as Number
from .promise import Promise as Promise
from .promise import Thing as Thing
from .search import collaborations as collaborations
from .search import overlaps as overlaps
