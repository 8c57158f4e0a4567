"""What edges tell when one follows them: who needs what, by which way two things hang together, what two share."""

from .needs import FOLLOWED as FOLLOWED
from .needs import Need as Need
from .needs import need as need
from .shared import PARTS as PARTS
from .shared import TOUCH as TOUCH
from .shared import Comparison as Comparison
from .shared import Side as Side
from .shared import compared as compared
from .ways import Way as Way
from .ways import ways as ways
