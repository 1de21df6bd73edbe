# Escape = ` 
#syntax=x y
# unknown=1
# check=skip=all
FROM a
RUN a `
 b\
