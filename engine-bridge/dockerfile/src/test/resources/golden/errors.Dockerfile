# escape=\
# escape=`
FRO debian
RUN before
FROM a b
FROM a as 1x
FROM debian AS ok
RUNN echo
COPY onlyone
COPY
COPY --form=x a b
COPY --from a b
COPY --link=maybe a b
COPY --from=a --from=b c d
RUN --mount=type=cach,target=/x a
RUN --mount=type=bind,uid=1,target=/x a
RUN --mount=nonsense a
RUN --mount=type=secret a
RUN --mount=from=$x,target=/x a
RUN --network=ghost a
RUN --security=odd a
ENV
ENV A
ENV A=1 B
ENV =x
LABEL a
ARG
ARG =x
EXPOSE
USER
WORKDIR
STOPSIGNAL
MAINTAINER
VOLUME
VOLUME [""]
SHELL bash
SHELL []
CMD ["a", 1]
RUN [1]
HEALTHCHECK
HEALTHCHECK CMD
HEALTHCHECK NONE x
HEALTHCHECK GO x
HEALTHCHECK --interval=5 CMD x
HEALTHCHECK --interval=5us CMD x
HEALTHCHECK --retries=x CMD x
HEALTHCHECK --retries=-1 CMD x
ONBUILD
ONBUILD ONBUILD RUN x
ONBUILD FROM x
ONBUILD maintainer x
ONBUILD RUNN x
ONBUILD
