"""What does this number mean?"""

from partnerboard.ui import gate, guide

scope = gate.required_scope()

guide.show(title="Metric guide")
