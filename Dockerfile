# Two stages keep the build tools out of the image. The CPU build of torch is enough, and three gigabytes smaller.
FROM python:3.12-slim AS build
RUN python -m venv /opt/iqtibas
ENV PATH=/opt/iqtibas/bin:$PATH PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN pip install "torch>=2.6,<=2.13.0" --index-url https://download.pytorch.org/whl/cpu
WORKDIR /src
COPY pyproject.toml README.md LICENSE NOTICE ./
COPY corpus corpus
COPY index index
COPY rag rag
COPY eval eval
COPY api api
ARG EXTRAS=mcp
RUN pip install ".[$EXTRAS]"

FROM python:3.12-slim
COPY --from=build /opt/iqtibas /opt/iqtibas
# The data folder, with documents and indexes; nothing else is written. Mount a volume here.
RUN useradd --uid 10001 --no-create-home iqtibas && install --directory --owner=iqtibas /data
ENV PATH=/opt/iqtibas/bin:$PATH IQTIBAS_HOME=/data PYTHONUNBUFFERED=1
USER 10001
VOLUME /data
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
    CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8000/readyz', timeout=4)"]
# The server listens on all interfaces, so it starts only with a key: IQTIBAS_API_KEY_FILE or `iqtibas keys create`.
CMD ["iqtibas", "serve", "--host", "0.0.0.0"]
