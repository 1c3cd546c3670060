# siglum in a container, with what is locked and nothing else; it runs as nobody in particular, in the folder /site.
#
#   docker build --tag siglum .
#   docker run --rm --user "$(id -u):$(id -g)" --volume "$PWD:/site" siglum build
#   docker run --rm --volume "$PWD:/site:ro" siglum check --no-cache

FROM python:3.13-slim AS build
WORKDIR /src
COPY . .
RUN python -m venv /opt/build && \
    /opt/build/bin/python -m pip install --require-hashes --only-binary :all: --requirement requirements-build.lock && \
    /opt/build/bin/python -m hatchling build --target wheel --directory /opt/dist
RUN python -m venv /opt/siglum && \
    /opt/siglum/bin/python -m pip install --require-hashes --only-binary :all: --requirement requirements-html.lock && \
    /opt/siglum/bin/python -m pip install --no-deps --no-index /opt/dist/*.whl

FROM python:3.13-slim
COPY --from=build /opt/siglum /opt/siglum
ENV PATH=/opt/siglum/bin:$PATH
RUN useradd --uid 1000 --create-home siglum && install --directory --owner siglum /site
USER siglum
WORKDIR /site
ENTRYPOINT ["siglum"]
CMD ["--help"]
