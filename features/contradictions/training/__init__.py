"""How the model of the deep detector is made; needs the extra `train`. Nothing here is used at run time."""
