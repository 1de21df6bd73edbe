FROM a
RUN --mount=type=cache,target=/var/cache/apt,sharing=locked,id=apt,uid=1,gid=2,mode=0700 --mount=type=secret,id=token,env=TOKEN,required \
    --network=none --security=insecure --device=vendor.com/gpu=all,required make
RUN --mount=target=/src,source=.,rw true
RUN --mount=type=bind,from=x,source=/a,target=/b,ro=false true
RUN --mount=type=tmpfs,target=/tmp,size=64m true
RUN --mount=type=ssh,required=true git clone
RUN --mount=type=secret,target=/root/.netrc true
RUN --mount=type=cache,target=$HOME/.cache true
RUN --mount=type="cache",target=/x ["a", "b"]
RUN -- --not-a-flag
RUN
