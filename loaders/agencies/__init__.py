"""The register of agencies: who is who, and who would answer for what."""

from .assign import proposed as proposed
from .assign import settled as settled
from .match import Judgement as Judgement
from .match import match as match
from .propose import Proposal as Proposal
from .propose import propose as propose
from .register import Body as Body
from .register import function_of as function_of
from .register import register as register
