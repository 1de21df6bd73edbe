#syntax = docker/dockerfile:1.20-labs
#   Check=skip=all;error=true
ARG BASE=debian:13@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
FROM --platform=linux/arm64/v8 ${BASE}
FROM registry.example:5000/team/app:1.0 as dev
SHELL ["cmd", "/S", "/C"]
SHELL ["/bin/bash", "-euo", "pipefail", "-c"]
ARG A B=1 C="x y" D='$B' E=
ENV ONE=1 TWO="two words" THREE=three\ words FOUR='$ONE' "FIVE"=5 SIX=a"b"'c'
ENV PATH=/opt/bin:$PATH
ENV OLD   kept   as   it is  
LABEL com.example.vendor="ACME Incorporated" \
      com.example.text="goes \
on" version=1.0
LABEL old style
COPY --from=0 /a /b
COPY --from=dev --parents /x/./y/*.c /src/
COPY --chown=app:app --chmod=0755 --link=false --exclude=*.md --exclude=!keep.md . .
COPY ["with blank", "other", "/dest dir/"]
COPY <<start.sh <<-"config.yml" plain.txt /etc/app/
#!/bin/sh
exec app $ARGS
start.sh
	key: $value
	config.yml
ADD https://example.org/repo.git#main:sub /src
ADD --keep-git-dir git@github.com:org/repo.git /src
ADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d --link --chmod=go-w,u+x https://example.org/f /
ADD --unpack=true a.tar.gz /a
RUN --mount=type=cache,id=apt,target=/var/cache/apt,sharing=locked,from=dev,source=/c,ro,mode=0755 \
    --mount=type=bind,source=x,target=/y --mount=type=ssh,id=k,target=/s,mode=0600,uid=5 \
    --mount=type=secret,source=tok,target=/t,mode=0440,required=true \
    --network=host --security=sandbox --device=name=x/y=z \
    <<EOF
echo one
EOF
RUN ["/bin/prog", "-c", "a\tb"]
RUN echo a > b; cat <<X | sh -s -- <<'Y'
in x $HOME
X
in y
Y
RUN 3<<FD cat <&3
text
FD
EXPOSE $PORT/tcp 53/UDP 8000-8002
VOLUME /data
VOLUME ["/var/log", "/b c"]
USER ${UID:-1000}:${GID:-1000}
WORKDIR C:\Users
WORKDIR relative/dir with blanks
STOPSIGNAL 9
HEALTHCHECK --interval=1h0.5m --start-interval=250ms CMD ["curl", "-f", "http://x/"]
HEALTHCHECK cmd true || exit 1
healthcheck none
ONBUILD ADD --chown=1 . /x
onbuild run --mount=type=tmpfs,target=/t make
ONBUILD ENV A=1 \
  B=2
ONBUILD HEALTHCHECK NONE
CMD
CMD ["only", "args"]
ENTRYPOINT exec top -b
ENTRYPOINT [ "top", "-b" ]
MAINTAINER   the  team
