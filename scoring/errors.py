"""What goes wrong with a model; apart from the model, so that every command can name it without loading one."""


class ModelError(RuntimeError):
    """A model file that does not fit this installation; the message says what to do."""
