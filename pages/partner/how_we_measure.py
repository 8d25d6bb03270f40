"""What does each of these numbers mean?"""

from partnerboard.insights.scorecard import metric_codes, scorecard
from partnerboard.ui import gate, guide
from partnerboard.ui.workspace import asked

shared = gate.required_link()

guide.show(title="How we measure", first=metric_codes(asked(scorecard, shared.scope, shared.view)))
