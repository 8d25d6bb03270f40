"""What does this number mean?"""

from partnerboard.ui import gate

scope = gate.required_scope()
