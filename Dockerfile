FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npx vite build && npm prune --omit=dev --omit=optional

FROM node:24-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build --chown=node /app/package.json ./
COPY --from=build --chown=node /app/node_modules node_modules
COPY --from=build --chown=node /app/dist dist
COPY --from=build --chown=node /app/server server
COPY --from=build --chown=node /app/shared shared
COPY --from=build --chown=node /app/samples samples
COPY --from=build --chown=node /app/LICENSE /app/LICENSES LICENSES/
RUN mkdir data && chown node data
USER node
EXPOSE 4400
CMD ["node", "server/main.ts"]
