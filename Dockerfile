# Assay as a service: `docker compose up` (compose.yaml), or by hand:
#   docker build -t assay . && docker run --read-only --tmpfs /tmp -v assay:/data -p 127.0.0.1:8000:8000 assay
# Before the first start, a key: docker run --rm -v assay:/data assay keys create NAME
FROM python:3.11-slim AS build
WORKDIR /build
COPY requirements.lock pyproject.toml README.md LICENSE assay.py ./
COPY data data
COPY features features
COPY scoring scoring
COPY service service
RUN python -m venv /opt/assay \
 && /opt/assay/bin/pip install --no-cache-dir --require-hashes -r requirements.lock \
 && /opt/assay/bin/pip install --no-cache-dir 'psycopg[binary]>=3.2,<4' \
 && /opt/assay/bin/pip install --no-cache-dir --no-deps .

FROM python:3.11-slim
COPY --from=build /opt/assay /opt/assay
RUN useradd --system --uid 10001 --no-create-home assay \
 && install -d -o assay -g assay -m 0700 /data
USER 10001
ENV PATH=/opt/assay/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    ASSAY_HOST=0.0.0.0 \
    ASSAY_LOGS=json \
    ASSAY_DATABASE=sqlite:////data/assay.sqlite3
VOLUME /data
EXPOSE 8000
# What is written besides /data goes to /tmp, a tmpfs on a read-only file system.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/readyz', timeout=4)"]
ENTRYPOINT ["assay"]
CMD ["serve"]
