# Small and without rights: the program, its rules, nothing else. Pages are not rendered and PDF is not printed here.
FROM python:3.14-slim AS build
WORKDIR /source
COPY pyproject.toml README.md LICENSE ./
COPY trustaudit trustaudit
COPY rules rules
RUN python -m venv /opt/trustaudit && /opt/trustaudit/bin/pip install --no-cache-dir . \
 && /opt/trustaudit/bin/pip uninstall --yes pip

FROM python:3.14-slim
COPY --from=build /opt/trustaudit /opt/trustaudit
RUN useradd --create-home --uid 10001 auditor && mkdir /work && chown auditor /work
ENV PATH=/opt/trustaudit/bin:$PATH PYTHONDONTWRITEBYTECODE=1
USER auditor
WORKDIR /work
ENTRYPOINT ["trustaudit"]
CMD ["--help"]
