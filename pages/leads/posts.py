"""Which posts worked, and why?"""

from partnerboard.ui import gate

scope = gate.required_scope()
