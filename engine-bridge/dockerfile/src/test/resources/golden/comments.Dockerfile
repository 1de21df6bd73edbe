  # indented
FROM a
LABEL a=b # not=c comment=d
RUN echo # for the shell
# NAME about it
#
# OTHER lost

ARG OTHER
# OTHER kept

ARG OTHER
RUN a \
#glued
  && b \
  # indented

  && c # part of it
RUN <<E
# content
E
# last
