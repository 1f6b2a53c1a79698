export {
  hostOfContainers,
  SocketIOServerlessContainer,
  StartedSocketIOServerlessContainer,
} from './socketio-serverless-container.js';
