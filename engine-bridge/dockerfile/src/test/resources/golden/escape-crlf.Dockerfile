# escape=`
# check=skip=all
FROM a
RUN dir `
  c:\
COPY a `


  b c:\dir\
# last