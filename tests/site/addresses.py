"""The addresses of the site that are the same for everybody."""

FIXED = (
    "/", "/aide/", "/deux-lieux/", "/numeros/", "/territoires/", "/vie-privee/", "/donnees/",
    "/mentions-legales/", "/licences/", "/accessibilite/", "/erreur/", "/telephone/",
)  # fmt: skip
