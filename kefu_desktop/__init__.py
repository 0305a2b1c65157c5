"""kefu_desktop: the right phrase, in a wording this buyer has not had yet, into the chat window in front."""

__version__ = "0.1.0"
