"""Who can be where: the states of a journey, and what follows from them."""
