FROM a
CMD ["a"
CMD ['a']
CMD ["a",]
CMD ["a"] b
CMD [ "a" , "b\"c\\\/" ]
CMD ["\ud83d\ude00", "\q"]
COPY ["a b", "c", "/d e/"]
COPY [a-z] /x
ADD ["a"] /b
ENTRYPOINT
ENTRYPOINT []
RUN ["a", ["b"]]
RUN ["a", {"b": [1.5e3, null, true]}]
