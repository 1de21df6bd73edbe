# syntax=docker/dockerfile:1
# A plain one.
ARG VERSION=12 SUITE
FROM --platform=$BUILDPLATFORM debian:${VERSION} AS Build
# NAME the name of it
ARG NAME=world
RUN apt-get update && \
    apt-get install -y \
    # needed for tls
    curl
COPY --from=base --chown=1:2 --chmod=u+x --link --exclude=*.md --exclude=x --parents a b/ /dst/
ADD --checksum=sha256:aa --keep-git-dir=true --unpack=false https://example.org/a.tar.gz /
WORKDIR /app
USER 1000:1000
EXPOSE 80 443/tcp 8000-8010/udp
VOLUME /data /logs
VOLUME ["/a b", "/c"]
STOPSIGNAL SIGTERM
LABEL a=b "c d"='e f' g="h\
i"
ENV A=1 B="x y" C=a\ b
ENV LEGACY a value with blanks
MAINTAINER Somebody <a@b>
SHELL ["/bin/bash", "-c"]
ONBUILD COPY . /src
HEALTHCHECK --interval=1m30s --timeout=500ms --start-period=2s --start-interval=1.5s --retries=3 CMD curl -f http://localhost/
HEALTHCHECK NONE
ENTRYPOINT ["/bin/a", "\u0041\n"]
CMD echo $NAME

FROM build
CMD []
FROM scratch as three
