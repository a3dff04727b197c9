import { useCallback } from 'react';
import { useNavigate } from 'react-router';
import { useConversation } from './conversation.tsx';

/** Goes to the conversation and says something there: how every key of the other screens does its work. */
export const useAsk = (): ((text: string, action?: string) => void) => {
  const navigate = useNavigate();
  const { say } = useConversation();
  return useCallback(
    (text, action) => {
      void navigate('/');
      say(text, action);
    },
    [navigate, say],
  );
};
