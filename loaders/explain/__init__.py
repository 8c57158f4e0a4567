"""Why something was read as it was: the rule, its words, and where weights decided, the cues that weighed most."""

from .cues import Cue as Cue
from .reasons import Reason as Reason
from .reasons import explain as explain
from .rules import Rule as Rule
from .rules import rule as rule
from .rules import rules as rules
