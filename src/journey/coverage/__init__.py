"""How complete a journey is, and how much of it was taken."""
