# The command in an image: docker build -t nutgraf . && docker run --rm -i nutgraf extract - < story.txt
FROM rust:1-slim-trixie AS build
RUN apt-get update && apt-get install --yes --no-install-recommends python3
WORKDIR /source
COPY . .
RUN cargo fetch --locked && cargo build --release --locked -p nutgraf-cli && python3 release/third_party.py THIRD-PARTY

FROM debian:trixie-slim
COPY --from=build /source/target/release/nutgraf /usr/local/bin/nutgraf
COPY --from=build /source/LICENSE /source/NOTICE /source/THIRD-PARTY /usr/share/doc/nutgraf/
USER nobody
WORKDIR /work
ENTRYPOINT ["nutgraf"]
