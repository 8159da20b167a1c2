# syntax=docker/dockerfile:1
# Greenlit in a container of its own: docker build -t greenlit .
# What compiles it stays behind in the first stage; what runs has no root rights and writes to /var/lib/greenlit only.
FROM node:24-slim AS build
WORKDIR /greenlit
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build
# Only needed to compile, and a third of the whole.
RUN npm uninstall --no-save --omit=dev --no-audit --no-fund typescript @prisma/internals @prisma/client-generator-ts

FROM node:24-slim
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=4000 \
    GREENLIT_DATA=/var/lib/greenlit \
    GREENLIT_SAMPLE=no
RUN mkdir -p /var/lib/greenlit && chown node:node /var/lib/greenlit
WORKDIR /greenlit
COPY --from=build /greenlit/package.json ./
COPY --from=build /greenlit/bin bin
COPY --from=build /greenlit/scripts/prepare.mjs scripts/
COPY --from=build /greenlit/prisma prisma
COPY --from=build /greenlit/node_modules node_modules
COPY --from=build /greenlit/dist dist
USER node
VOLUME /var/lib/greenlit
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD ["node", "bin/greenlit.mjs", "ready"]
CMD ["node", "bin/greenlit.mjs", "serve"]
