"""How the model of the deep detector is made; needs the extra `crossencoder`. Nothing here is used at run time."""
