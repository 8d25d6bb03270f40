"""What does this partner bring, and keep?"""

from partnerboard.ui import gate

scope = gate.required_scope()
