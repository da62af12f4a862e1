# One image for web and worker: `wellkept serve` and `wellkept work`; `wellkept up` runs both, for trying out.
ARG BASE=debian:bookworm-slim
FROM ${BASE} AS build
SHELL ["/bin/sh", "-eu", "-c"]
# Where packages come from may be given at build time; by default pip and npm know.
ARG PIP_NO_INDEX
ARG PIP_FIND_LINKS
# hadolint ignore=DL3008
RUN apt-get update \
 && apt-get install -y --no-install-recommends python3 python3-venv \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /srv/wellkept
COPY requirements.txt requirements-scale.txt ./
COPY Dockerfile wheel[s] /wheels/
RUN python3 -m venv .venv \
 && .venv/bin/pip install --no-cache-dir --require-hashes --no-deps -r requirements-scale.txt
COPY pyproject.toml README.md LICENSE ./
COPY backend backend
COPY migrations migrations
COPY locales locales
COPY pwa/dist pwa/dist
RUN .venv/bin/pip install --no-cache-dir --no-deps --no-build-isolation -e .

FROM ${BASE}
# hadolint ignore=DL3008
RUN apt-get update \
 && apt-get install -y --no-install-recommends python3 ca-certificates \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --home-dir /srv/wellkept wellkept \
 && install -d -o wellkept /var/lib/wellkept
COPY --from=build /srv/wellkept /srv/wellkept
WORKDIR /srv/wellkept
ENV PATH=/srv/wellkept/.venv/bin:$PATH WELLKEPT_DATA=/var/lib/wellkept WELLKEPT_HOST=0.0.0.0 PYTHONUNBUFFERED=1
VOLUME /var/lib/wellkept
EXPOSE 8311
USER wellkept
HEALTHCHECK CMD ["python3", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8311/healthz', timeout=3)"]
CMD ["wellkept", "up"]
